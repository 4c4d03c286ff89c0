set(cli_support ${CMAKE_CURRENT_LIST_DIR}/../support)
spotbook_test(test_cli_command_line SOURCES ${CMAKE_CURRENT_LIST_DIR}/test_cli_command_line.cpp USES cli LABELS fast)
spotbook_test(test_cli_verbs
  SOURCES ${CMAKE_CURRENT_LIST_DIR}/test_cli_verbs.cpp ${cli_support}/fake_cloud.cpp ${cli_support}/fake_cloud_disks.cpp
          ${cli_support}/fake_cloud_network.cpp
  USES cli net LABELS fast)
