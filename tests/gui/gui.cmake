set(here ${CMAKE_CURRENT_LIST_DIR})
spotbook_test(test_gui_task SOURCES ${here}/test_gui_task.cpp USES ui LABELS fast gui)
spotbook_test(test_gui_watchdog SOURCES ${here}/test_gui_watchdog.cpp USES ui LABELS fast gui)
set(gui_support ${here}/access_checks.h ${here}/fake_programs.h ${here}/fake_services.h ${here}/full_account.h
  ${here}/gui_support.h ${here}/keyboard.h ${here}/launching.h ${here}/places.h ${here}/screens.h)
foreach(name pages language mend choices quit verbs icons offers prices cards records log notices network place software
        account begin end open access keyboard report review cancel told remedies)
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

# Real trays, real processes and the real parts around the window, each test on a display of its own.
function(spotbook_display_test name)
  cmake_parse_arguments(T "" "TIMEOUT" "SOURCES;LINKS;ENVIRONMENT" ${ARGN})
  add_executable(${name} ${T_SOURCES})
  target_link_libraries(${name} PRIVATE spotbook_rules Qt5::Test ${T_LINKS})
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR}/tests)
  target_compile_definitions(${name} PRIVATE
    SPOTBOOK_SOURCE_DIR="${PROJECT_SOURCE_DIR}" SPOTBOOK_BIN_DIR="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}")
endfunction()
function(spotbook_on_display test program)
  add_test(NAME ${test} COMMAND ${PROJECT_SOURCE_DIR}/tests/gui/with_display.sh $<TARGET_FILE:${program}>)
  set_tests_properties(${test} PROPERTIES TIMEOUT 150 LABELS gui ENVIRONMENT "${ARGN}")
endfunction()
spotbook_display_test(test_gui_tray SOURCES ${here}/test_gui_tray.cpp ${here}/panels.h ${here}/hand.h ${gui_support}
  LINKS spotbook_ui launch_rig)
spotbook_on_display(test_gui_tray_xembed test_gui_tray "TEST_PANEL=xembed;QTEST_FUNCTION_TIMEOUT=120000")
spotbook_on_display(test_gui_tray_sni test_gui_tray "TEST_PANEL=sni;QTEST_FUNCTION_TIMEOUT=120000")
spotbook_display_test(test_gui_notes SOURCES ${here}/test_gui_notes.cpp ${here}/hand.h ${gui_support}
  LINKS spotbook_ui launch_rig)
spotbook_on_display(test_gui_notes test_gui_notes "QTEST_FUNCTION_TIMEOUT=120000")
spotbook_display_test(test_gui_instance SOURCES ${here}/test_gui_instance.cpp LINKS spotbook_storage)
add_dependencies(test_gui_instance spotbook)
spotbook_on_display(test_gui_instance test_gui_instance "QTEST_FUNCTION_TIMEOUT=120000")
spotbook_test(test_gui_looks SOURCES ${here}/test_gui_looks.cpp ${gui_support} USES ui LINKS launch_rig LABELS slow gui
  TIMEOUT 300)
target_compile_definitions(test_gui_looks PRIVATE SPOTBOOK_SCREENS_DIR="${CMAKE_BINARY_DIR}/screens")
spotbook_display_test(test_gui_survives SOURCES ${here}/test_gui_survives.cpp ${here}/gui_support.h
  support/practice_server.cpp support/practice_server.h LINKS spotbook_app spotbook_ui)
add_dependencies(test_gui_survives spotbook-practice-cloud)
spotbook_on_display(test_gui_survives test_gui_survives "QTEST_FUNCTION_TIMEOUT=120000")
