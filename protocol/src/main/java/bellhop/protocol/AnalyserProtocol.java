package bellhop.protocol;

import bellhop.network.Analyser;
import bellhop.units.Span;
import bellhop.units.Time;
import java.util.Arrays;

/**
 * Shares a Bell-state analyser among links: at most as many at a time as it has channels, first
 * come, first served, and never taken away. It knows no photons.
 *
 * <p>A channel that was last turned to another link is dark for the reconfiguration time; the first
 * link of a run finds it turned to itself. A link that asks prefers the channel still turned to it.
 */
public final class AnalyserProtocol implements Protocol<AnalyserInput, AnalyserOutput> {
  private static final int NOBODY = -1;

  private final Span reconfiguration;

  /** Per channel: the link it is turned or turning to. */
  private final int[] tunedTo;

  /** Per channel: whether a link holds it. */
  private final boolean[] held;

  /** Per channel: whether it is dark. */
  private final boolean[] dark;

  private final IntLine waiting = new IntLine();

  public AnalyserProtocol(Analyser analyser) {
    reconfiguration = analyser.reconfiguration();
    tunedTo = new int[analyser.channels()];
    held = new boolean[analyser.channels()];
    dark = new boolean[analyser.channels()];
    reset();
  }

  /** Forgets everything, for a new run. */
  public void reset() {
    Arrays.fill(tunedTo, NOBODY);
    Arrays.fill(held, false);
    Arrays.fill(dark, false);
    waiting.clear();
  }

  @Override
  public void on(AnalyserInput input, Time now, Outputs<? super AnalyserOutput> out) {
    switch (input) {
      case AnalyserInput.Asked(int link) -> waiting.add(link);
      case AnalyserInput.Released(int link) -> release(link);
      case AnalyserInput.Tuned(int channel) -> tuned(channel, out);
    }
    serve(now, out);
  }

  private void release(int link) {
    if (waiting.remove(link)) {
      return;
    }
    for (int channel = 0; channel < held.length; channel++) {
      if (held[channel] && tunedTo[channel] == link) {
        held[channel] = false;
        return;
      }
    }
  }

  /** A link that released the channel while it was dark is not told. */
  private void tuned(int channel, Outputs<? super AnalyserOutput> out) {
    dark[channel] = false;
    if (held[channel]) {
      out.add(new AnalyserOutput.Granted(tunedTo[channel]));
    }
  }

  private void serve(Time now, Outputs<? super AnalyserOutput> out) {
    while (!waiting.isEmpty()) {
      int channel = channelFor(waiting.first());
      if (channel == NOBODY) {
        return;
      }
      give(channel, waiting.removeFirst(), now, out);
    }
  }

  /** The free channel that is turned to the link, else the first that is free. */
  private int channelFor(int link) {
    int free = NOBODY;
    for (int channel = held.length - 1; channel >= 0; channel--) {
      if (held[channel] || dark[channel]) {
        continue;
      }
      if (tunedTo[channel] == link) {
        return channel;
      }
      free = channel;
    }
    return free;
  }

  private void give(int channel, int link, Time now, Outputs<? super AnalyserOutput> out) {
    held[channel] = true;
    boolean turned = tunedTo[channel] == link || tunedTo[channel] == NOBODY;
    tunedTo[channel] = link;
    if (turned || reconfiguration.picos() == 0) {
      out.add(new AnalyserOutput.Granted(link));
    } else {
      dark[channel] = true;
      out.add(new AnalyserOutput.Tune(channel, link, now.plus(reconfiguration)));
    }
  }

  @Override
  public long stateHash() {
    return Snapshots.hash(snapshot());
  }

  @Override
  public long[] snapshot() {
    Snapshots.Writer writer = new Snapshots.Writer();
    writer.add(tunedTo);
    writer.add(held);
    writer.add(dark);
    waiting.write(writer);
    return writer.toArray();
  }

  @Override
  public void restore(long[] snapshot) {
    Snapshots.Reader reader = new Snapshots.Reader(snapshot);
    reader.fill(tunedTo);
    reader.fill(held);
    reader.fill(dark);
    waiting.read(reader);
    reader.end();
  }
}
