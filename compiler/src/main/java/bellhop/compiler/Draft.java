package bellhop.compiler;

import bellhop.compiler.output.Assembler;
import bellhop.compiler.output.Makespan;
import bellhop.compiler.output.Timetable;
import bellhop.compiler.packets.Search;
import bellhop.compiler.packets.Walked;
import bellhop.compiler.placement.Routes;
import bellhop.compiler.routing.LocalRouting;
import bellhop.distributed.Distributed;
import bellhop.distributed.PairUse;
import bellhop.network.Network;
import bellhop.network.Qpu;
import bellhop.pair.Memory;
import bellhop.units.Seed;
import java.util.Comparator;

/**
 * An answer written out and timed, so that objectives can compare it.
 *
 * @param answer with its own order of the gates
 * @param loss expected faults: −Σ ln F over its pairs, and what its qubits lose while the program
 *     lasts, to first order
 */
record Draft(Search.Answer answer, Walked walked, Timetable.Timed timed, double loss) {

  static Draft of(Search.Answer answer, Routes routes) {
    Walked walked = answer.record();
    Distributed assembled =
        Assembler.assemble(
            answer.lowered(), answer.segments(), routes, answer.start(), walked.actions());
    Refusal.ifTooSlow(assembled, routes.network());
    Distributed routed = LocalRouting.route(assembled, routes.network());
    Timetable.Timed timed = Timetable.plan(routed, routes.network());
    return new Draft(answer, walked, timed, loss(timed, routes.network()));
  }

  /** The same with a makespan from so many sampled runs; that of mean times is too short. */
  Draft sampled(Network network, Seed seed, int samples) {
    Timetable.Timed its = timed.sampled(network, seed, samples);
    return new Draft(answer, walked, its, loss(its, network));
  }

  Distributed distributed() {
    return timed.distributed();
  }

  Makespan makespan() {
    return timed.makespan();
  }

  /** The best first. */
  static Comparator<Draft> by(Objective objective) {
    Comparator<Draft> ebits = Comparator.comparingInt(draft -> draft.walked().ebits());
    Comparator<Draft> makespan = Comparator.comparingLong(its -> its.makespan().meanPs());
    Comparator<Draft> loss = Comparator.comparingDouble(Draft::loss);
    return switch (objective) {
      case EBITS -> ebits.thenComparing(makespan).thenComparing(loss);
      case MAKESPAN -> makespan.thenComparing(ebits).thenComparing(loss);
      case FIDELITY -> loss.thenComparing(ebits).thenComparing(makespan);
    };
  }

  private static double loss(Timetable.Timed timed, Network network) {
    double loss = 0;
    for (PairUse pair : timed.distributed().pairs()) {
      loss -= StrictMath.log(network.link(pair.link()).model().fidelity());
    }
    for (int qpu : timed.distributed().assignment()) {
      loss += timed.makespan().meanPs() * 1e-12 * lossPerSecond(network.qpu(qpu));
    }
    return loss;
  }

  /** First order of 1 − (1 + s + 2q)/4, the process infidelity of waiting. */
  private static double lossPerSecond(Qpu qpu) {
    Memory memory = qpu.device().memory();
    return (1 / memory.t1() + 2 / memory.t2()) / 4;
  }
}
