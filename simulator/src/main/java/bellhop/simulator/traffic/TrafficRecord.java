package bellhop.simulator.traffic;

import bellhop.protocol.path.NodeOutput.Refusal;
import java.util.Arrays;
import java.util.List;

/** Keeps count while traffic runs. */
final class TrafficRecord {
  private static final double PICOS = 1e12;

  private final long[] generated;
  private final long[] delivered;
  private final double[] fidelitySum;
  private final boolean keepSamples;

  /** By request that is known: when it came, in ps; below 0 if it did not. */
  private long[] camePs = new long[64];

  /** By request that is known, in s; NaN if it was not fulfilled. */
  private double[] latency = new double[64];

  private byte[] fate = new byte[64];
  private int known;

  /** By request, as indices of {@link TrafficResult.WaitedFor}; below 0 where nobody asks. */
  private byte[] waitedFor = new byte[64];

  private long swaps;
  private long distillations;
  private long surplus;
  private double fidelityMin = Double.POSITIVE_INFINITY;
  private double[] samples = new double[64];
  private int sampleCount;

  TrafficRecord(int circuits, int links, boolean keepSamples) {
    generated = new long[links];
    delivered = new long[circuits];
    fidelitySum = new double[circuits];
    this.keepSamples = keepSamples;
  }

  void generated(int link) {
    generated[link]++;
  }

  void swapped() {
    swaps++;
  }

  void distilled() {
    distillations++;
  }

  /** There are so many requests, of which some may never come. */
  void known(int requests) {
    if (requests > fate.length) {
      int size = Math.max(requests, 2 * fate.length);
      fate = Arrays.copyOf(fate, size);
      camePs = Arrays.copyOf(camePs, size);
      latency = Arrays.copyOf(latency, size);
      waitedFor = Arrays.copyOf(waitedFor, size);
    }
    for (int i = known; i < requests; i++) {
      camePs[i] = -1;
      latency[i] = Double.NaN;
      waitedFor[i] = -1;
    }
    known = Math.max(known, requests);
  }

  void offered(int request, long nowPs) {
    known(request + 1);
    camePs[request] = nowPs;
    set(request, TrafficResult.Fate.WAITING);
  }

  @SuppressWarnings("EnumOrdinal") // read back by result() alone
  private void set(int request, TrafficResult.Fate to) {
    fate[request] = (byte) to.ordinal();
  }

  void unreachable(int request) {
    set(request, TrafficResult.Fate.UNREACHABLE);
  }

  void refused(int request, Refusal why) {
    set(
        request,
        switch (why) {
          case FIDELITY -> TrafficResult.Fate.FIDELITY;
          case NO_TIME -> TrafficResult.Fate.NO_TIME;
          case NO_RESOURCES -> TrafficResult.Fate.NO_RESOURCES;
          case NO_CIRCUIT -> TrafficResult.Fate.UNREACHABLE;
        });
  }

  void fulfilled(int request, long nowPs) {
    set(request, TrafficResult.Fate.FULFILLED);
    latency[request] = (nowPs - camePs[request]) / PICOS;
  }

  /** What it waits for will never be. */
  void stopped(int request) {
    set(request, TrafficResult.Fate.STOPPED);
  }

  /** Of one that failed, or was late. */
  @SuppressWarnings("EnumOrdinal") // read back by the result alone
  void waited(int request, TrafficResult.WaitedFor what) {
    waitedFor[request] = (byte) what.ordinal();
  }

  void timedOut(int request) {
    set(request, TrafficResult.Fate.TIMED_OUT);
  }

  void delivered(int circuit, int request, double fidelity) {
    delivered[circuit]++;
    surplus += request < 0 ? 1 : 0;
    fidelitySum[circuit] += fidelity;
    fidelityMin = Math.min(fidelityMin, fidelity);
    if (keepSamples) {
      keep(fidelity);
    }
  }

  private void keep(double fidelity) {
    if (sampleCount == samples.length) {
      samples = Arrays.copyOf(samples, 2 * sampleCount);
    }
    samples[sampleCount++] = fidelity;
  }

  TrafficResult result(
      Pairs pairs,
      Violations violations,
      long nowPs,
      long events,
      long traceHash,
      List<TrafficResult.Reroute> reroutes) {
    return new TrafficResult(
        nowPs / PICOS,
        events,
        traceHash,
        pairs.generated,
        pairs.used,
        pairs.expired,
        pairs.discarded,
        pairs.stored(),
        swaps,
        distillations,
        surplus,
        generated,
        delivered,
        fidelitySum,
        fidelityMin,
        Arrays.copyOf(samples, sampleCount),
        Arrays.copyOf(fate, known),
        Arrays.copyOf(camePs, known),
        Arrays.copyOf(latency, known),
        violations.count(),
        violations.first(),
        reroutes,
        waitedFor);
  }
}
