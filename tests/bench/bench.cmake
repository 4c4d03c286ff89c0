# Speed as a ratio against a real peer in one run. Only with packaging/test --full.
set(bench_report ${PROJECT_SOURCE_DIR}/build/report)
add_executable(bench_provisioning bench/bench_provisioning.cpp support/delay_proxy.cpp)
target_include_directories(bench_provisioning PRIVATE ${PROJECT_SOURCE_DIR}/tests)
target_compile_definitions(bench_provisioning PRIVATE SPOTBOOK_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
target_link_libraries(bench_provisioning PRIVATE
  spotbook_rules spotbook_practice_machines spotbook_provisioning spotbook_notebook)
add_test(NAME bench_provisioning COMMAND bench_provisioning ${bench_report}/bench-provisioning.txt)
set_tests_properties(bench_provisioning PROPERTIES LABELS "full;bench" TIMEOUT 1800)

add_executable(bench_launch bench/bench_launch.cpp support/practice_server.cpp)
target_include_directories(bench_launch PRIVATE ${PROJECT_SOURCE_DIR}/tests)
target_compile_definitions(bench_launch PRIVATE
  SPOTBOOK_SOURCE_DIR="${PROJECT_SOURCE_DIR}" SPOTBOOK_BIN_DIR="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}")
target_link_libraries(bench_launch PRIVATE spotbook_rules spotbook_net Qt5::Core)
add_dependencies(bench_launch spotbook spotbook-practice-cloud spotbook-practice-metadata)
add_test(NAME bench_launch COMMAND bench_launch ${bench_report}/bench-launch.txt)
set_tests_properties(bench_launch PROPERTIES LABELS "full;bench" TIMEOUT 1800)

# The table as the released program has it: optimised, whatever the preset. GCC follows the flow of data badly then.
set(prices ${PROJECT_SOURCE_DIR}/src/ui/prices)
add_executable(bench_price_table bench/bench_price_table.cpp ${prices}/market_model.cpp ${prices}/offer_text.cpp)
set_source_files_properties(bench/bench_price_table.cpp ${prices}/market_model.cpp ${prices}/offer_text.cpp
  PROPERTIES COMPILE_OPTIONS "-O2;-Wno-null-dereference;-Wno-maybe-uninitialized")
set_target_properties(bench_price_table PROPERTIES AUTOMOC OFF) # spotbook_ui has that
target_link_libraries(bench_price_table PRIVATE spotbook_rules spotbook_ui)
add_test(NAME bench_price_table COMMAND bench_price_table ${bench_report}/bench-price-table.txt)
set_tests_properties(bench_price_table PROPERTIES LABELS "full;bench" TIMEOUT 300 ENVIRONMENT QT_QPA_PLATFORM=offscreen)

add_executable(bench_gui_thread bench/bench_gui_thread.cpp)
target_include_directories(bench_gui_thread PRIVATE ${PROJECT_SOURCE_DIR}/tests)
target_link_libraries(bench_gui_thread PRIVATE spotbook_rules spotbook_ui launch_rig Qt5::Test)
add_test(NAME bench_gui_thread COMMAND bench_gui_thread ${bench_report}/bench-gui-thread.txt)
set_tests_properties(bench_gui_thread PROPERTIES LABELS "full;bench" TIMEOUT 300 RUN_SERIAL ON
  ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8")

# Start and memory beside three programs of the archive: of an optimised build, which the test makes first.
pkg_check_modules(BENCH_XCB QUIET IMPORTED_TARGET xcb)
if(BENCH_XCB_FOUND)
  add_executable(bench_start bench/bench_start.cpp)
  target_link_libraries(bench_start PRIVATE spotbook_rules Qt5::Core PkgConfig::BENCH_XCB)
  set(released ${PROJECT_SOURCE_DIR}/build/release)
  add_test(NAME bench_start_build COMMAND ${CMAKE_COMMAND} -S ${PROJECT_SOURCE_DIR} --preset release)
  add_test(NAME bench_start_program COMMAND ${CMAKE_COMMAND} --build ${released} --target spotbook)
  add_test(NAME bench_start COMMAND ${PROJECT_SOURCE_DIR}/tests/gui/with_display.sh
    $<TARGET_FILE:bench_start> ${bench_report}/bench-start.txt 7 ${released}/bin/spotbook)
  set_tests_properties(bench_start_build PROPERTIES LABELS "full;bench" FIXTURES_SETUP release_build_tree
    WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  set_tests_properties(bench_start_program PROPERTIES LABELS "full;bench" FIXTURES_REQUIRED release_build_tree
    FIXTURES_SETUP release_build TIMEOUT 1800)
  set_tests_properties(bench_start PROPERTIES LABELS "full;bench" FIXTURES_REQUIRED release_build
    TIMEOUT 900 RUN_SERIAL ON)
endif()
