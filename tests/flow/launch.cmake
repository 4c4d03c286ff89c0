set(flow_dir ${CMAKE_CURRENT_LIST_DIR})
set(launch_rig ${flow_dir}/launch_rig.cpp ${flow_dir}/launch_rig.h
  ${flow_dir}/../support/fake_cloud.cpp ${flow_dir}/../support/fake_cloud.h ${flow_dir}/../support/fake_clock.h)
spotbook_test(test_launch SOURCES ${flow_dir}/test_launch.cpp ${launch_rig} USES launch LABELS fast flow)
spotbook_test(test_launch_killed SOURCES ${flow_dir}/test_launch_killed.cpp ${launch_rig} USES launch LABELS fast flow)
spotbook_test(test_launch_verbs SOURCES ${flow_dir}/test_launch_verbs.cpp ${launch_rig} USES launch LABELS fast flow)
spotbook_test(test_launch_machine
  SOURCES ${flow_dir}/test_launch_machine.cpp ${flow_dir}/../support/practice_server.cpp ${flow_dir}/../support/practice_server.h
  USES launch cloud_aliyun
  LABELS machine
  TIMEOUT 1500)
add_dependencies(test_launch_machine spotbook-practice-cloud)
