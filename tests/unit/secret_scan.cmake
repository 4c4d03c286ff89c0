spotbook_test(test_secret_scan
  SOURCES ${CMAKE_CURRENT_LIST_DIR}/test_secret_scan.cpp ${CMAKE_CURRENT_LIST_DIR}/../support/secret_scan.cpp
          ${CMAKE_CURRENT_LIST_DIR}/../support/secret_scan.h
  USES base LABELS fast)
