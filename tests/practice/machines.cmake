add_executable(practice-rig ${CMAKE_CURRENT_LIST_DIR}/practice_rig_main.cpp)
target_link_libraries(practice-rig PRIVATE spotbook_practice_machines)

spotbook_test(test_practice_machines_seed
  SOURCES ${CMAKE_CURRENT_LIST_DIR}/machines_seed_test.cpp
  USES practice_machines
  LABELS fast)
spotbook_test(test_practice_machines
  SOURCES ${CMAKE_CURRENT_LIST_DIR}/machines_test.cpp
  USES practice_machines
  LINKS Qt5::Network
  LABELS machine
  TIMEOUT 360)
