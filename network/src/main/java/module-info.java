/** Where can it run? */
module bellhop.network {
  requires transitive bellhop.units;
  requires transitive bellhop.pair;
  requires org.snakeyaml.engine.v2;
  requires static org.jspecify;

  exports bellhop.network;
}
