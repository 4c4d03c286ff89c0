add_executable(practice-rig ${CMAKE_CURRENT_LIST_DIR}/practice_rig_main.cpp)
target_link_libraries(practice-rig PRIVATE spotbook_practice_machines)
