/** Where can it run? */
module bellhop.network {
  requires transitive bellhop.units;
  requires transitive bellhop.pair;
  requires org.snakeyaml.engine;
  requires static org.jspecify;

  exports bellhop.network;
  exports bellhop.network.physics;
  exports bellhop.network.topology;
}
