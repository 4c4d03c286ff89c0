spotbook_test(test_cli_command_line SOURCES ${CMAKE_CURRENT_LIST_DIR}/test_cli_command_line.cpp USES cli LABELS fast)
spotbook_test(test_cli_verbs
  SOURCES ${CMAKE_CURRENT_LIST_DIR}/test_cli_verbs.cpp ${CMAKE_CURRENT_LIST_DIR}/../support/fake_cloud.cpp
  USES cli net LABELS fast)
