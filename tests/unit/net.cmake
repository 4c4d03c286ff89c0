set(net_support ${CMAKE_CURRENT_LIST_DIR}/../support)
spotbook_test(test_net_http_client
  SOURCES ${CMAKE_CURRENT_LIST_DIR}/net_http_client.cpp ${net_support}/loopback_http.cpp ${net_support}/loopback_http.h
  USES net
  LINKS OpenSSL::Crypto
  LABELS fast unit)
spotbook_test(test_net_rate_limiter
  SOURCES ${CMAKE_CURRENT_LIST_DIR}/net_rate_limiter.cpp ${net_support}/fake_clock.h
  USES net
  LABELS fast unit)
