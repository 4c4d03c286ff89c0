# The program itself against a practice cloud without machines.
spotbook_test(test_cli_program
  SOURCES ${CMAKE_CURRENT_LIST_DIR}/test_cli_program.cpp ${CMAKE_CURRENT_LIST_DIR}/../support/practice_server.cpp
          ${CMAKE_CURRENT_LIST_DIR}/../support/practice_server.h
  USES base domain net LINKS Qt5::Network LABELS flow TIMEOUT 180)
add_dependencies(test_cli_program spotbook spotbook-practice-cloud)
