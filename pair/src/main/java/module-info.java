/** How good is a Bell pair? */
module bellhop.pair {
  requires transitive bellhop.units;
  requires static org.jspecify;

  exports bellhop.pair;
}
