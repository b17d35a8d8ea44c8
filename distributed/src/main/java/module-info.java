/** Who does what, and when? */
module bellhop.distributed {
  requires transitive bellhop.units;
  requires transitive bellhop.circuit;
  requires transitive bellhop.network;
  requires transitive bellhop.pair;
  requires tools.jackson.core;
  requires static org.jspecify;

  exports bellhop.distributed;
}
