/** The slab: quantities that cannot be mixed up */
module bellhop.units {
  requires static transitive org.jspecify;

  exports bellhop.units;
}
