# The flows, with a fake cloud in memory.
set(flow_dir ${CMAKE_CURRENT_LIST_DIR})
set(flow_support ${flow_dir}/../support)
add_library(launch_rig STATIC ${flow_dir}/launch_rig.cpp ${flow_dir}/launch_rig.h ${flow_support}/fake_clock.h
  ${flow_support}/fake_cloud.cpp ${flow_support}/fake_cloud.h ${flow_support}/fake_cloud_disks.cpp
  ${flow_support}/fake_cloud_network.cpp ${flow_support}/fake_cloud_parts.h ${flow_support}/fake_machines.cpp
  ${flow_support}/fake_machines.h)
target_include_directories(launch_rig PUBLIC ${PROJECT_SOURCE_DIR}/tests)
target_link_libraries(launch_rig PUBLIC spotbook_launch Qt5::Test)
foreach(name launch launch_faults launch_killed launch_login launch_preflight launch_shared launch_states launch_stops launch_verbs
        launch_vitals launch_storage launch_limit launch_retry)
  spotbook_test(test_${name} SOURCES ${flow_dir}/test_${name}.cpp USES launch LINKS launch_rig LABELS fast flow)
endforeach()
spotbook_test(test_market SOURCES ${flow_dir}/test_market.cpp USES launch LINKS launch_rig LABELS fast flow)
spotbook_test(test_launch_network
  SOURCES ${flow_dir}/test_launch_network.cpp USES launch cli LINKS launch_rig LABELS fast flow)

# The same flows on real practice machines. A cold installation of the stack takes minutes on a busy computer.
spotbook_test(test_launch_machine
  SOURCES ${flow_dir}/test_launch_machine.cpp ${flow_support}/practice_server.cpp ${flow_support}/practice_server.h
  USES launch cloud_aliyun
  LABELS machine full
  TIMEOUT 1800
  ENVIRONMENT QTEST_FUNCTION_TIMEOUT=1500000)
add_dependencies(test_launch_machine spotbook-practice-cloud)
spotbook_test(test_launch_soak SOURCES ${flow_dir}/test_launch_soak.cpp USES launch LINKS launch_rig
  LABELS full flow TIMEOUT 600)
