# The practice cloud's API server and the executable around it. Without the machines' library it still serves
# everything but machines.
spotbook_layer(practice
  SOURCES
    actions.cpp actions.h actions_account.cpp actions_assistant.cpp actions_bills.cpp actions_disks.cpp
    actions_instances.cpp actions_key_pairs.cpp actions_life_cycle.cpp actions_network.cpp actions_prices.cpp
    actions_regions.cpp actions_run.cpp actions_security.cpp actions_snapshots.cpp address_book.cpp address_book.h
    api_error.cpp api_error.h billing.cpp catalogue.cpp catalogue.h cloud.cpp cloud.h cloud_disks.cpp cloud_machines.cpp control.cpp
    faults.cpp faults.h http_server.cpp http_server.h machine_host.h signature_check.cpp signature_check.h state.cpp
    state.h transitions.cpp wire.cpp wire.h work_pool.cpp work_pool.h data/practice_data.qrc
  USES base domain
  LINKS Qt5::Core
  PRIVATE_LINKS Boost::headers OpenSSL::Crypto)

add_executable(spotbook-practice-cloud practice_main.cpp)
target_link_libraries(spotbook-practice-cloud PRIVATE spotbook_practice CLI11::CLI11 Boost::headers)
if(TARGET spotbook_practice_machines)
  target_link_libraries(spotbook-practice-cloud PRIVATE spotbook_practice_machines)
  target_compile_definitions(spotbook-practice-cloud PRIVATE SPOTBOOK_PRACTICE_MACHINES)
endif()
install(TARGETS spotbook-practice-cloud RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
