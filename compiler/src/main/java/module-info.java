/** How is the work divided? */
module bellhop.compiler {
  requires transitive bellhop.units;
  requires transitive bellhop.distributed;
  requires transitive bellhop.state;
  requires transitive bellhop.network;
  requires transitive bellhop.circuit;
  requires transitive bellhop.pair;
  requires static org.jspecify;

  exports bellhop.compiler;
  exports bellhop.compiler.proof;
}
