set(here ${CMAKE_CURRENT_LIST_DIR})
spotbook_test(test_gui_task SOURCES ${here}/test_gui_task.cpp USES ui LABELS fast gui)
set(gui_support ${here}/fake_services.h ${here}/gui_support.h ${here}/places.h)
foreach(name pages language mend choices quit verbs icons offers prices cards records)
  spotbook_test(test_gui_${name} SOURCES ${here}/test_gui_${name}.cpp ${gui_support} USES ui LINKS launch_rig
    LABELS fast gui TIMEOUT 120)
endforeach()
spotbook_test(test_gui_window SOURCES ${here}/test_gui_window.cpp ${gui_support} USES ui LINKS launch_rig LABELS fast gui)
spotbook_test(test_gui_start SOURCES ${here}/test_gui_start.cpp ${PROJECT_SOURCE_DIR}/src/app/window.cpp ${gui_support}
  USES app cli ui LINKS launch_rig LABELS fast gui)

# The whole way runs on a display of its own, against real machines.
add_executable(test_gui_whole_way ${here}/test_gui_whole_way.cpp ${here}/hand.h ${here}/gui_support.h
  support/practice_server.cpp support/practice_server.h support/secret_scan.cpp support/secret_scan.h)
target_link_libraries(test_gui_whole_way PRIVATE spotbook_rules spotbook_app spotbook_ui Qt5::Test)
target_include_directories(test_gui_whole_way PRIVATE ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR}/tests)
target_compile_definitions(test_gui_whole_way PRIVATE
  SPOTBOOK_SOURCE_DIR="${PROJECT_SOURCE_DIR}" SPOTBOOK_BIN_DIR="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}"
  SPOTBOOK_SCREENS_DIR="${CMAKE_BINARY_DIR}/screens" SPOTBOOK_BROWSER_DIR="${CMAKE_BINARY_DIR}/tests/browser")
add_test(NAME test_gui_whole_way COMMAND ${here}/with_display.sh $<TARGET_FILE:test_gui_whole_way>)
set_tests_properties(test_gui_whole_way PROPERTIES TIMEOUT 900 LABELS "gui;machine")
