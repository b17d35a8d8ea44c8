package bellhop.protocol;

import bellhop.distributed.Dataflow;
import bellhop.distributed.Instruction;
import bellhop.units.Span;
import bellhop.units.Time;
import java.util.Arrays;

/**
 * The controller of one QPU: starts each instruction as soon as its qubits, cells, pairs and
 * messages are there, in program order on each qubit and cell. It computes no values.
 *
 * <p>It counts what each instruction still waits for ({@link WaitingFor}) and passes on every end
 * to the successors, so a shot costs one step per instruction and per dependency. A measurement
 * lets go of its qubit before its outcome is known. A pair request is asynchronous: it asks when
 * its qubit is free, and the first later instruction on the qubit waits for the pair. Pairs are
 * claimed only when their first user waits for nothing else and all its pairs are ready, so that
 * none is assigned while it still has to wait for another.
 */
public final class ProgramProtocol implements Protocol<ProgramInput, ProgramOutput> {
  private final WaitingFor plan;

  /** By instruction: predecessors, message and pairs that are not there yet. */
  private final int[] missing;

  /** By instruction: how many of the missing are pairs. */
  private final int[] missingPairs;

  private final boolean[] ready;
  private final boolean[] claimed;
  private final boolean[] handedOver;
  private boolean isStarted;
  private boolean isStalled;
  private int running;
  private int left;
  private long shiftPs;
  private long stalledSincePs;
  private long stalledPs;

  /**
   * @param dataflow of the whole distributed program
   * @param qpu index of this QPU
   */
  public ProgramProtocol(Dataflow dataflow, int qpu) {
    plan = WaitingFor.of(dataflow, qpu);
    missing = new int[plan.count()];
    missingPairs = new int[plan.count()];
    ready = new boolean[plan.count()];
    claimed = new boolean[plan.count()];
    handedOver = new boolean[plan.count()];
    reset();
  }

  /** Forgets everything, for a new run. */
  public void reset() {
    plan.copyMissing(missing);
    plan.copyMissingPairs(missingPairs);
    Arrays.fill(ready, false);
    Arrays.fill(claimed, false);
    Arrays.fill(handedOver, false);
    isStarted = false;
    isStalled = false;
    running = 0;
    left = plan.count();
    shiftPs = 0;
    stalledSincePs = 0;
    stalledPs = 0;
  }

  /** Whether nothing is left to do. */
  public boolean isFinished() {
    return left == 0;
  }

  /** How long it had work but could not go on, in ps, up to the last input. */
  public long stalledPs() {
    return stalledPs;
  }

  /** Whether an instruction still waits for others, a message or pairs before it can start. */
  public boolean isWaiting(int instruction) {
    return missing[instruction] > 0;
  }

  @Override
  public void on(ProgramInput input, Time now, Outputs<? super ProgramOutput> out) {
    switch (input) {
      case ProgramInput.Started() -> start(now, out);
      case ProgramInput.Freed(int instruction) -> release(instruction, true, now, out);
      case ProgramInput.Ended(int instruction) -> ended(instruction, now, out);
      case ProgramInput.Arrived(int receive) -> arrived(receive, now, out);
      case ProgramInput.PairReady(int request) -> pairReady(request, out);
      case ProgramInput.PairLost(int request) -> pairLost(request);
      case ProgramInput.HandedOver(int request) -> handedOver(request, now, out);
    }
    watchStall(now, out);
  }

  private void start(Time now, Outputs<? super ProgramOutput> out) {
    isStarted = true;
    for (int i = 0; i < plan.count(); i++) {
      if (missing[i] == 0) {
        begin(i, now, out);
      }
    }
    if (left == 0) {
      out.add(new ProgramOutput.Finished());
    }
  }

  private void begin(int instruction, Time now, Outputs<? super ProgramOutput> out) {
    running++;
    if (plan.firstPair(instruction) < plan.endPair(instruction)) {
      int request = plan.pair(plan.firstPair(instruction));
      shift(now.picos() - plan.useAtPs(request), out);
    }
    out.add(new ProgramOutput.Start(instruction));
  }

  private void ended(int instruction, Time now, Outputs<? super ProgramOutput> out) {
    running--;
    if (plan.isRequest(instruction)) {
      out.add(new ProgramOutput.Ask(instruction));
    } else {
      release(instruction, false, now, out);
      done(out);
    }
  }

  private void done(Outputs<? super ProgramOutput> out) {
    left--;
    if (left == 0) {
      out.add(new ProgramOutput.Finished());
    }
  }

  /** Those that wait for the qubit alone go when it is free, the others when all is done. */
  private void release(
      int instruction, boolean early, Time now, Outputs<? super ProgramOutput> out) {
    for (int e = plan.firstEdge(instruction); e < plan.endEdge(instruction); e++) {
      if (plan.isEarly(e) == early) {
        less(plan.target(e), now, out);
      }
    }
  }

  private void less(int instruction, Time now, Outputs<? super ProgramOutput> out) {
    missing[instruction]--;
    if (missing[instruction] == 0) {
      begin(instruction, now, out);
    } else {
      claimFor(instruction, out);
    }
  }

  private void arrived(int receive, Time now, Outputs<? super ProgramOutput> out) {
    less(receive, now, out);
  }

  private void pairReady(int request, Outputs<? super ProgramOutput> out) {
    ready[request] = true;
    if (plan.firstEdge(request) == plan.endEdge(request)) {
      claim(request, out); // nobody waits for it, so it is taken as it comes
    }
    for (int e = plan.firstEdge(request); e < plan.endEdge(request); e++) {
      claimFor(plan.target(e), out);
    }
  }

  private void pairLost(int request) {
    ready[request] = false;
    claimed[request] = false;
  }

  private void handedOver(int request, Time now, Outputs<? super ProgramOutput> out) {
    handedOver[request] = true;
    for (int e = plan.firstEdge(request); e < plan.endEdge(request); e++) {
      missingPairs[plan.target(e)]--;
      less(plan.target(e), now, out);
    }
    done(out);
  }

  private void shift(long latePs, Outputs<? super ProgramOutput> out) {
    if (latePs != shiftPs) {
      shiftPs = latePs;
      out.add(new ProgramOutput.Shifted(Span.picos(latePs)));
    }
  }

  /** Claims the pairs of an instruction if they are ready and all else is there. */
  private void claimFor(int instruction, Outputs<? super ProgramOutput> out) {
    if (missingPairs[instruction] == 0 || missing[instruction] != missingPairs[instruction]) {
      return;
    }
    int end = plan.endPair(instruction);
    for (int p = plan.firstPair(instruction); p < end; p++) {
      int request = plan.pair(p);
      if (!ready[request] && !handedOver[request]) {
        return;
      }
    }
    for (int p = plan.firstPair(instruction); p < end; p++) {
      claim(plan.pair(p), out);
    }
  }

  private void claim(int request, Outputs<? super ProgramOutput> out) {
    if (!claimed[request] && !handedOver[request]) {
      claimed[request] = true;
      out.add(new ProgramOutput.Claim(request));
    }
  }

  private void watchStall(Time now, Outputs<? super ProgramOutput> out) {
    boolean stalls = isStarted && left > 0 && running == 0;
    if (stalls && !isStalled) {
      stalledSincePs = now.picos();
      out.add(new ProgramOutput.Stalled());
    } else if (!stalls && isStalled) {
      stalledPs += now.picos() - stalledSincePs;
      out.add(new ProgramOutput.Resumed());
    }
    isStalled = stalls;
  }

  /** What an instruction is, for messages about a deadlock. */
  public Instruction instruction(int index) {
    return plan.instruction(index);
  }

  @Override
  public long stateHash() {
    return Snapshots.hash(snapshot());
  }

  @Override
  public long[] snapshot() {
    Snapshots.Writer writer = new Snapshots.Writer();
    writer.add(missing);
    writer.add(missingPairs);
    writer.add(ready);
    writer.add(claimed);
    writer.add(handedOver);
    writer.add(new boolean[] {isStarted, isStalled});
    writer.add(running);
    writer.add(left);
    writer.add(shiftPs);
    writer.add(stalledSincePs);
    writer.add(stalledPs);
    return writer.toArray();
  }

  @Override
  public void restore(long[] snapshot) {
    Snapshots.Reader reader = new Snapshots.Reader(snapshot);
    reader.fill(missing);
    reader.fill(missingPairs);
    reader.fill(ready);
    reader.fill(claimed);
    reader.fill(handedOver);
    isStarted = reader.next() != 0;
    isStalled = reader.next() != 0;
    running = reader.nextInt();
    left = reader.nextInt();
    shiftPs = reader.next();
    stalledSincePs = reader.next();
    stalledPs = reader.next();
    reader.end();
  }
}
