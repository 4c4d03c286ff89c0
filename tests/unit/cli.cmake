spotbook_test(test_cli_command_line SOURCES ${CMAKE_CURRENT_LIST_DIR}/test_cli_command_line.cpp USES cli LABELS fast)
spotbook_test(test_cli_verbs SOURCES ${CMAKE_CURRENT_LIST_DIR}/test_cli_verbs.cpp USES cli net LINKS launch_rig LABELS fast)
