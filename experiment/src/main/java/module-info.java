/** What did we learn? */
module bellhop.experiment {
  requires transitive bellhop.units;
  requires transitive bellhop.simulator;
  requires transitive bellhop.protocol;
  requires transitive bellhop.compiler;
  requires transitive bellhop.distributed;
  requires transitive bellhop.qec;
  requires transitive bellhop.state;
  requires transitive bellhop.network;
  requires transitive bellhop.circuit;
  requires transitive bellhop.pair;
  requires tools.jackson.core;
  requires static org.jspecify;

  exports bellhop.experiment;
  exports bellhop.experiment.json;
  exports bellhop.experiment.memory;
  exports bellhop.experiment.page;
  exports bellhop.experiment.screen;
  exports bellhop.experiment.validation;
}
