// Our own icons (resources/icons), drawn from their SVG at the size that is asked for.
#pragma once

#include <QIcon>

namespace spotbook::ui {

// name: of a file in resources/icons without ".svg", such as "park". What is one colour there (currentColor) is drawn
// in the application palette's text of buttons, of disabled buttons or of a selection: an icon that was made before the
// palette changed follows at its next painting. A name that does not exist is a null icon. GUI thread only.
QIcon icon(const QString &name);

} // namespace spotbook::ui
