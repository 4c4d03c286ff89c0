# Real machines of the practice cloud, and the small service that each of them asks about itself.
spotbook_layer(practice_machines
  SOURCES
    image_store.cpp machine_control_group.cpp machine_disk_files.cpp machine_network.cpp machine_probe.cpp
    machine_process.cpp machine_record.cpp machine_seed.cpp nspawn_host.cpp rig_host.cpp userns_host.cpp rig/rig.qrc
  USES base domain
  LINKS Qt5::Core)

add_executable(spotbook-practice-metadata machine_metadata_main.cpp)
target_link_libraries(spotbook-practice-metadata PRIVATE spotbook_rules Boost::headers Threads::Threads)
add_dependencies(spotbook_practice_machines spotbook-practice-metadata)
install(TARGETS spotbook-practice-metadata RUNTIME DESTINATION ${CMAKE_INSTALL_LIBEXECDIR}/spotbook)
