// The way through a window by keyboard, made from what stands there now: letters for the Alt key that do not clash in
// any language, and a Tab key that goes as one reads.
#pragma once

class QWidget;

namespace spotbook::ui {

// Two controls that answer to the same letter would only take turns in getting the focus. Of those in the window the
// wizard's own buttons and the menus keep theirs, then who comes first; the others get another letter of their text, or
// in Chinese, where the letter stands in parentheses, any that is free. A control without a letter stays without one.
// To be called again when texts have changed; what does not clash is left alone.
void settleMnemonics(QWidget &window);

// Tab goes through `root` from top to bottom and from left to right, as its layouts are nested: a column as a whole
// before the one beside it. To be called again when widgets have been added.
void settleTabOrder(QWidget &root);

} // namespace spotbook::ui
