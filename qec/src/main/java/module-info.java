/** How often does a logical qubit fail? */
module bellhop.qec {
  requires transitive bellhop.units;
  requires transitive bellhop.state;
  requires transitive bellhop.circuit;
  requires transitive bellhop.pair;
  requires static org.jspecify;

  exports bellhop.qec.code;
  exports bellhop.qec.decode;
  exports bellhop.qec.distil;
  exports bellhop.qec.model;
  exports bellhop.qec.noise;
  exports bellhop.qec.sample;
  exports bellhop.qec.seam;
}
