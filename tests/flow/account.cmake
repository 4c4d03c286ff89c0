# Can this account buy? With the cloud in memory, and asked of the practice cloud.
set(account_dir ${CMAKE_CURRENT_LIST_DIR})
spotbook_test(test_account_check SOURCES ${account_dir}/test_account_check.cpp USES launch LINKS launch_rig
  LABELS fast flow)
spotbook_test(test_account_practice
  SOURCES ${account_dir}/test_account_practice.cpp ${account_dir}/../support/practice_server.cpp
          ${account_dir}/../support/practice_server.h
  USES launch cloud_aliyun LABELS slow flow)
add_dependencies(test_account_practice spotbook-practice-cloud)
# The practice session as the window starts it: the real practice cloud and the real program, without a display.
spotbook_test(test_practice_session SOURCES ${account_dir}/test_practice_session.cpp USES app LABELS slow flow
  TIMEOUT 180)
add_dependencies(test_practice_session spotbook spotbook-practice-cloud)
