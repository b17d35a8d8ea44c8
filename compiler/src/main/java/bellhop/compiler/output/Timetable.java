package bellhop.compiler.output;

import bellhop.distributed.Distributed;
import bellhop.distributed.Instruction;
import bellhop.distributed.LocalProgram;
import bellhop.network.Network;
import bellhop.units.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Plans when each Bell pair is needed, as late as nothing else is delayed by it, and asks for it
 * just in time: at the step at which it will arrive shortly before its use, a standard deviation
 * early, but never before its communication qubit is free. Asking earlier wastes memory and
 * coherence, asking later stalls. First gates are held back where that pays ({@link Holds}).
 */
public final class Timetable {
  private final Distributed distributed;
  private final Forecast forecast;
  private final Latest latest;

  private Timetable(Distributed distributed, Forecast forecast, Network network) {
    this.distributed = distributed;
    this.forecast = forecast;
    latest = new Latest(forecast, distributed, network);
  }

  /**
   * A program with its times.
   *
   * @param makespan predicted: of means as planned, of samples once they are taken
   */
  public record Timed(Distributed distributed, Makespan makespan) {

    /** The same with what sampled runs predict. */
    public Timed sampled(Network network, Seed seed, int samples) {
      return new Timed(
          distributed, Makespan.sampled(distributed, network, makespan, seed, samples));
    }
  }

  public static Timed plan(Distributed distributed, Network network) {
    Forecast eager = Forecast.of(distributed, network);
    Optional<Distributed> held = Holds.find(distributed, eager);
    Forecast forecast = held.map(its -> Forecast.of(its, network)).orElse(eager);
    Timetable timetable = new Timetable(held.orElse(distributed), forecast, network);
    return new Timed(timetable.timed(), Makespan.ofMeans(timetable.forecast.makespanPs()));
  }

  private Distributed timed() {
    List<List<Instruction>> instructions = new ArrayList<>();
    int first = 0;
    for (LocalProgram local : distributed.programs()) {
      instructions.add(inTime(local, first));
      first += local.instructions().size();
    }
    return distributed.withInstructions(instructions);
  }

  /** The local instructions with each request before the first step at its time. */
  private List<Instruction> inTime(LocalProgram local, int first) {
    List<Instruction> instructions = local.instructions();
    List<List<Instruction>> requestsBefore = new ArrayList<>();
    instructions.forEach(_ -> requestsBefore.add(new ArrayList<>()));
    int[] lastTouch = new int[local.qubitCount()];
    Arrays.fill(lastTouch, -1);
    for (int i = 0; i < instructions.size(); i++) {
      Instruction instruction = instructions.get(i);
      if (instruction instanceof Instruction.RequestPair request) {
        long needByPs = latest.firstUsePs((int) request.pair());
        long askPs = needByPs - forecast.links().leadPs(request.link());
        int place = placeOf(askPs, lastTouch[request.qubit()] + 1, i, first);
        requestsBefore
            .get(place)
            .add(
                new Instruction.RequestPair(
                    request.pair(),
                    request.qubit(),
                    request.link(),
                    needByPs,
                    latest.useAtPs((int) request.pair(), first, first + instructions.size())));
      }
      if (instruction.isFence()) {
        Arrays.fill(lastTouch, i);
      }
      for (int operand = 0; operand < instruction.qubitCount(); operand++) {
        lastTouch[instruction.qubitAt(operand)] = i;
      }
    }
    return merged(instructions, requestsBefore);
  }

  private int placeOf(long askPs, int from, int to, int first) {
    int place = from;
    while (place < to && forecast.startPs(first + place) < askPs) {
      place++;
    }
    return place;
  }

  private static List<Instruction> merged(
      List<Instruction> instructions, List<List<Instruction>> requestsBefore) {
    List<Instruction> merged = new ArrayList<>();
    for (int i = 0; i < instructions.size(); i++) {
      merged.addAll(requestsBefore.get(i));
      if (!(instructions.get(i) instanceof Instruction.RequestPair)) {
        merged.add(instructions.get(i));
      }
    }
    return merged;
  }
}
