package bellhop.simulator.execution;

import bellhop.simulator.timeline.ShotTimes;
import bellhop.units.Seed;
import org.jspecify.annotations.Nullable;

/**
 * The quantum side of shots, one after another. Reusable, one per thread; what it gives for a shot
 * depends on seed and shot alone, and for frames on the block of {@link #BLOCK} shots that it
 * belongs to.
 */
public final class Execution {
  /** Shots that are taken and finished together. */
  public static final int BLOCK = FaultList.MOST_SHOTS;

  /** In place of a decision: all were right. */
  public static final int TAKEN = -1;

  private final Seed seed;
  private final Chance chance;
  private final Ledger ledger = new Ledger();
  private final Registers registers;
  private final FaultList faults = new FaultList();
  private final Bits bits;
  private final Walk walk;

  /** For frames alone. */
  private final @Nullable FrameReplay replay;

  private Batch batch = new Batch();
  private long firstShot;
  private int count;

  private Execution(Shared shared, Noise noise, Seed seed) {
    Plan plan = shared.plan;
    this.seed = seed;
    chance = new Chance(seed, plan.turnCount);
    registers = shared.registers;
    bits = shared.method == Method.FRAMES ? Bits.none(plan) : new Bits(plan);
    Machine machine = machine(shared, noise);
    walk = new Walk(plan, noise, chance, ledger, machine, bits);
    replay = shared.reference == null ? null : new FrameReplay(plan, shared.reference);
  }

  private Machine machine(Shared shared, Noise noise) {
    Plan plan = shared.plan;
    Waits waits = new Waits();
    return switch (shared.method) {
      case FOLDED -> new FoldedMachine(plan, noise, chance, ledger, waits);
      case EXPLICIT -> new ExplicitMachine(plan, noise, chance, ledger, waits);
      case TABLEAU -> new TwirledMachine(plan, noise, chance, ledger, waits, new TableauSink(plan));
      case FRAMES -> new TwirledMachine(plan, noise, chance, ledger, waits, faults);
    };
  }

  /** What executions of one program share between threads. */
  public static final class Shared {
    private final Plan plan;
    private final Method method;
    private final Registers registers;

    /** For frames alone. */
    private final @Nullable Reference reference;

    public Shared(Plan plan, Method method) {
      this.plan = plan;
      this.method = method;
      registers = new Registers(plan.program);
      reference = method == Method.FRAMES ? new Reference(plan) : null;
    }

    public Execution execution(Noise noise, Seed seed) {
      return new Execution(this, noise, seed);
    }
  }

  /** Takes a shot. All shots between two calls of {@link #finish} belong to one block, in order. */
  public void add(ShotTimes times, long shot) {
    add(Times.of(times), shot);
  }

  void add(Times times, long shot) {
    if (count == 0) {
      firstShot = shot;
    }
    if (shot != firstShot + count || count == BLOCK) {
      throw new IllegalArgumentException("shot " + shot + " after " + count + " of a block");
    }
    chance.start(shot);
    ledger.clear();
    faults.begin(count++);
    walk.run(times);
    batch.add(ledger);
    if (replay == null) {
      batch.add(registers.write(bits));
    }
  }

  /**
   * Takes a shot of an unrolled program if its decisions are those that the bits bear out; else
   * nothing is left of it. Not for frames.
   *
   * @param into takes it
   * @return the number of the first decision that is another one, or {@link #TAKEN}
   */
  public int attempt(ShotTimes times, long shot, Batch into) {
    chance.start(shot);
    ledger.clear();
    int decision = walk.run(Times.of(times));
    if (decision != Walk.TO_THE_END) {
      return decision;
    }
    into.add(ledger);
    into.add(registers.write(bits));
    return TAKEN;
  }

  /** The shots since the last call. */
  public Batch finish() {
    if (replay != null) {
      Bits[] ofShots = replay.run(faults, seed.stream("frames", firstShot));
      for (int shot = 0; shot < count; shot++) {
        batch.add(registers.write(ofShots[shot]));
      }
    }
    faults.clear();
    Batch done = batch;
    batch = new Batch();
    count = 0;
    return done;
  }
}
