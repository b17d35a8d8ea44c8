package bellhop.simulator.photon;

import bellhop.pair.End;
import bellhop.units.RandomStream;

/**
 * Photons as wave packets: each attempt draws when they start and how far their colours differ, and
 * a detection has a time. Offsets stay for an attempt; phase walks of the emitters are new in every
 * window. Detectors are quick and their windows long against the photons.
 *
 * @param a shape of A's photon
 * @param b likewise B's
 * @param offset mean start of B's photon after A's, in s
 * @param jitterA rms of A's start, in s
 * @param jitterB likewise B's
 * @param mismatch mean of B's angular frequency less A's, in rad/s
 * @param spread its rms
 * @param dephasing rate γ* in 1/s at which each emitter's amplitude coherence decays while it emits
 */
public record WavePackets(
    Packet a,
    Packet b,
    double offset,
    double jitterA,
    double jitterB,
    double mismatch,
    double spread,
    double dephasing)
    implements Photons {
  /** Two photons of one shape that nothing tells apart. */
  public static WavePackets alike(Packet packet) {
    return new WavePackets(packet, packet, 0, 0, 0, 0, 0, 0);
  }

  public WavePackets withTiming(double itsOffset, double itsJitterA, double itsJitterB) {
    return new WavePackets(a, b, itsOffset, itsJitterA, itsJitterB, mismatch, spread, dephasing);
  }

  public WavePackets withColour(double itsMismatch, double itsSpread) {
    return new WavePackets(a, b, offset, jitterA, jitterB, itsMismatch, itsSpread, dephasing);
  }

  public WavePackets withDephasing(double itsRate) {
    return new WavePackets(a, b, offset, jitterA, jitterB, mismatch, spread, itsRate);
  }

  @Override
  public Attempt attempt(RandomStream chance) {
    double startA = normal(jitterA, chance);
    double startB = offset + normal(jitterB, chance);
    double colour = mismatch + normal(spread, chance);
    return () ->
        new Pulses(
            new Pulse(a, startA, 0, new PhaseWalk(dephasing, chance)),
            new Pulse(b, startB, colour, new PhaseWalk(dephasing, chance)),
            chance);
  }

  private static double normal(double deviation, RandomStream chance) {
    return deviation == 0 ? 0 : deviation * chance.nextGaussian();
  }

  private record Pulse(Packet packet, double start, double colour, PhaseWalk walk) {
    double phase(double time) {
      return walk.at(time - start) - colour * time;
    }
  }

  private record Pulses(Pulse a, Pulse b, RandomStream chance) implements Meeting {
    private Pulse of(End end) {
      return end == End.A ? a : b;
    }

    @Override
    public double record(End end) {
      return of(end).start + of(end).packet.draw(chance);
    }

    @Override
    public double re(End end, double time) {
      double amplitude = of(end).packet.amplitude(time - of(end).start);
      return amplitude == 0 ? 0 : amplitude * StrictMath.cos(of(end).phase(time));
    }

    @Override
    public double im(End end, double time) {
      double amplitude = of(end).packet.amplitude(time - of(end).start);
      return amplitude == 0 ? 0 : amplitude * StrictMath.sin(of(end).phase(time));
    }
  }
}
