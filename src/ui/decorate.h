// Icons for the buttons and menu entries of a window or page, by their objectNames.
#pragma once

class QWidget;

namespace spotbook::ui {

// Gives every button and action below root whose objectName is known its icon; the others keep what they have. To be
// called after setupUi(), and again for what is added later.
void decorate(QWidget &root);

} // namespace spotbook::ui
