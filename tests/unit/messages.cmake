spotbook_test(test_messages SOURCES ${CMAKE_CURRENT_LIST_DIR}/test_messages.cpp USES messages LABELS fast)
