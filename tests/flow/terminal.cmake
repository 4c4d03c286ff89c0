# The real program `spotbook`, started as a process, against the practice cloud.
set(terminal_support
  ${CMAKE_CURRENT_LIST_DIR}/terminal_program.cpp ${CMAKE_CURRENT_LIST_DIR}/terminal_program.h
  ${CMAKE_CURRENT_LIST_DIR}/../support/practice_server.cpp ${CMAKE_CURRENT_LIST_DIR}/../support/practice_server.h
  ${CMAKE_CURRENT_LIST_DIR}/../support/secret_scan.cpp ${CMAKE_CURRENT_LIST_DIR}/../support/secret_scan.h)
# QTest ends a function after five minutes unless it is told otherwise.
set(terminal_environment QTEST_FUNCTION_TIMEOUT=3600000 QT_LOGGING_RULES=spotbook.*=false)
spotbook_test(test_terminal_whole_way
  SOURCES ${CMAKE_CURRENT_LIST_DIR}/terminal_whole_way.cpp ${terminal_support}
  USES notebook
  LABELS machine
  TIMEOUT 900
  ENVIRONMENT ${terminal_environment})
add_dependencies(test_terminal_whole_way spotbook spotbook-practice-cloud)

# One program, two sizes: every entry of the journal, and a few of them.
spotbook_test(test_terminal_killed
  SOURCES ${CMAKE_CURRENT_LIST_DIR}/terminal_killed.cpp ${terminal_support}
  USES notebook
  LABELS full
  TIMEOUT 3600
  ENVIRONMENT ${terminal_environment})
add_dependencies(test_terminal_killed spotbook spotbook-practice-cloud)
add_test(NAME test_terminal_killed_sample COMMAND test_terminal_killed sample)
set_tests_properties(test_terminal_killed_sample PROPERTIES
  TIMEOUT 900 LABELS machine ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;${terminal_environment}")

spotbook_test(test_terminal_nonsense
  SOURCES ${CMAKE_CURRENT_LIST_DIR}/terminal_nonsense.cpp ${terminal_support}
  USES cloud_aliyun notebook
  LABELS machine slow
  TIMEOUT 600
  ENVIRONMENT ${terminal_environment})
add_dependencies(test_terminal_nonsense spotbook spotbook-practice-cloud)
add_test(NAME test_terminal_silent_sshd COMMAND test_terminal_nonsense silent-sshd)
set_tests_properties(test_terminal_silent_sshd PROPERTIES
  TIMEOUT 900 LABELS full ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;${terminal_environment}")

add_test(NAME test_terminal_ordinary_user
  COMMAND bash ${CMAKE_CURRENT_LIST_DIR}/terminal_ordinary_user.sh ${CMAKE_RUNTIME_OUTPUT_DIRECTORY}
          ${PROJECT_SOURCE_DIR}/packaging/practice-profile.json)
set_tests_properties(test_terminal_ordinary_user PROPERTIES TIMEOUT 900 LABELS machine)
