/** What does each node say next? */
module bellhop.protocol {
  requires transitive bellhop.units;
  requires transitive bellhop.distributed;
  requires transitive bellhop.circuit;
  requires transitive bellhop.network;
  requires transitive bellhop.pair;
  requires static org.jspecify;

  exports bellhop.protocol;
  exports bellhop.protocol.fabric;
  exports bellhop.protocol.path;
}
