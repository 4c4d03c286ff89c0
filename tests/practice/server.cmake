foreach(part wire actions money hosts unkind)
  spotbook_test(test_practice_${part} SOURCES practice/test_practice_${part}.cpp
    USES practice LABELS fast)
endforeach()
spotbook_test(test_practice_http SOURCES practice/test_practice_http.cpp practice/server_bench.h
  USES practice LINKS Qt5::Network LABELS fast)

spotbook_test(test_practice_program
  SOURCES practice/test_practice_program.cpp support/practice_server.cpp support/practice_server.h
  USES net LABELS fast)
add_dependencies(test_practice_program spotbook-practice-cloud)

# The yardstick: the official client with its default settings. Installed once into the build folder.
find_program(NPM_PROGRAM npm)
find_program(NODE_PROGRAM node)
if(NPM_PROGRAM AND NODE_PROGRAM)
  add_test(NAME practice_official_client
    COMMAND ${PROJECT_SOURCE_DIR}/tests/practice/npm/run.sh ${CMAKE_BINARY_DIR}/npm
      $<TARGET_FILE:spotbook-practice-cloud>)
  set_tests_properties(practice_official_client PROPERTIES LABELS slow TIMEOUT 600)
endif()

if(TARGET spotbook_practice_machines)
  spotbook_test(test_practice_server_machines
    SOURCES practice/test_practice_server_machines.cpp practice/server_bench.h
    USES practice practice_machines LINKS Qt5::Network LABELS machine TIMEOUT 600)
  add_dependencies(test_practice_server_machines spotbook-practice-cloud)
endif()
