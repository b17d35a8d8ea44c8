/** What would happen? */
module bellhop.simulator {
  requires transitive bellhop.units;
  requires transitive bellhop.protocol;
  requires transitive bellhop.distributed;
  requires transitive bellhop.state;
  requires transitive bellhop.network;
  requires transitive bellhop.circuit;
  requires transitive bellhop.pair;
  requires static org.jspecify;

  exports bellhop.simulator;
  exports bellhop.simulator.clock;
  exports bellhop.simulator.execution;
  exports bellhop.simulator.photon;
  exports bellhop.simulator.timeline;
  exports bellhop.simulator.traffic;
}
