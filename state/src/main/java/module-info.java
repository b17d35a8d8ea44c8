/** How does it evolve? */
module bellhop.state {
  requires transitive bellhop.units;
  requires transitive bellhop.circuit;
  requires transitive bellhop.pair;
  requires static org.jspecify;

  exports bellhop.state;
}
