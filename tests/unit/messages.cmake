spotbook_test(test_messages SOURCES ${CMAKE_CURRENT_LIST_DIR}/test_messages.cpp USES messages LABELS fast)
spotbook_test(test_report SOURCES ${CMAKE_CURRENT_LIST_DIR}/test_report.cpp
  ${CMAKE_CURRENT_LIST_DIR}/../support/secret_scan.cpp ${CMAKE_CURRENT_LIST_DIR}/../support/secret_scan.h
  USES messages LABELS fast)
