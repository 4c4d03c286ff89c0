spotbook_test(test_cli_command_line SOURCES ${CMAKE_CURRENT_LIST_DIR}/test_cli_command_line.cpp USES cli LABELS fast)
foreach(name verbs machines ssh)
  spotbook_test(test_cli_${name} SOURCES ${CMAKE_CURRENT_LIST_DIR}/test_cli_${name}.cpp
    ${CMAKE_CURRENT_LIST_DIR}/cli_bench.h USES cli net LINKS launch_rig LABELS fast)
endforeach()
