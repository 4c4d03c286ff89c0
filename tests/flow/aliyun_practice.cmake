set(practice_support ${CMAKE_CURRENT_LIST_DIR}/../support)
spotbook_test(test_aliyun_practice
  SOURCES ${CMAKE_CURRENT_LIST_DIR}/aliyun_practice.cpp ${practice_support}/practice_server.cpp
          ${practice_support}/practice_server.h
  USES cloud_aliyun
  LABELS slow flow)
add_dependencies(test_aliyun_practice spotbook-practice-cloud)
