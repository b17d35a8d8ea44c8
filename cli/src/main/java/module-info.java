/** How do I ask? */
module bellhop.cli {
  requires transitive bellhop.units;
  requires transitive bellhop.pair;
  requires transitive bellhop.circuit;
  requires transitive bellhop.network;
  requires transitive bellhop.state;
  requires transitive bellhop.qec;
  requires transitive bellhop.distributed;
  requires transitive bellhop.compiler;
  requires transitive bellhop.protocol;
  requires transitive bellhop.simulator;
  requires transitive bellhop.experiment;
  requires info.picocli;
  requires me.tongfei.progressbar;
  requires static org.jspecify;

  exports bellhop.cli;

  opens bellhop.cli to
      info.picocli;
}
