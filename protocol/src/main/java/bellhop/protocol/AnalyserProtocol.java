package bellhop.protocol;

import bellhop.network.Analyser;
import bellhop.units.Span;
import bellhop.units.Time;
import java.util.Arrays;

/**
 * Shares a Bell-state analyser among links: at most as many at a time as it has channels, first
 * come, first served. Links that make pairs ahead come after those with requests, and are asked to
 * leave when a request waits; otherwise it is never taken away. It knows no photons.
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

  /** Per channel: whether its holder has a request. */
  private final boolean[] urgent;

  /** Per channel: whether its holder was asked to leave. */
  private final boolean[] leaving;

  /** Links with requests. */
  private final IntLine waiting = new IntLine();

  /** Links that would make pairs ahead. */
  private final IntLine idle = new IntLine();

  public AnalyserProtocol(Analyser analyser) {
    reconfiguration = analyser.reconfiguration();
    tunedTo = new int[analyser.channels()];
    held = new boolean[analyser.channels()];
    dark = new boolean[analyser.channels()];
    urgent = new boolean[analyser.channels()];
    leaving = new boolean[analyser.channels()];
    reset();
  }

  /** Forgets everything, for a new run. */
  public void reset() {
    Arrays.fill(tunedTo, NOBODY);
    Arrays.fill(held, false);
    Arrays.fill(dark, false);
    Arrays.fill(urgent, false);
    Arrays.fill(leaving, false);
    waiting.clear();
    idle.clear();
  }

  @Override
  public void on(AnalyserInput input, Time now, Outputs<? super AnalyserOutput> out) {
    switch (input) {
      case AnalyserInput.Asked(int link, boolean isUrgent) -> asked(link, isUrgent);
      case AnalyserInput.Released(int link) -> release(link);
      case AnalyserInput.Tuned(int channel) -> tuned(channel, out);
    }
    serve(now, out);
  }

  private void asked(int link, boolean isUrgent) {
    int channel = findHeld(link);
    if (channel != NOBODY) {
      urgent[channel] |= isUrgent;
    } else if (isUrgent) {
      idle.remove(link);
      waiting.add(link);
    } else {
      idle.add(link);
    }
  }

  private void release(int link) {
    int channel = findHeld(link);
    if (channel != NOBODY) {
      held[channel] = false;
      leaving[channel] = false;
    } else if (!waiting.remove(link)) {
      idle.remove(link);
    }
  }

  private int findHeld(int link) {
    for (int channel = 0; channel < held.length; channel++) {
      if (held[channel] && tunedTo[channel] == link) {
        return channel;
      }
    }
    return NOBODY;
  }

  /** A link that released the channel while it was dark is not told. */
  private void tuned(int channel, Outputs<? super AnalyserOutput> out) {
    dark[channel] = false;
    if (held[channel]) {
      out.add(new AnalyserOutput.Granted(tunedTo[channel]));
    }
  }

  private void serve(Time now, Outputs<? super AnalyserOutput> out) {
    if (serve(waiting, true, now, out)) {
      serve(idle, false, now, out);
    } else {
      withdraw(out);
    }
  }

  /** Whether nobody is left in the line. */
  private boolean serve(
      IntLine line, boolean isUrgent, Time now, Outputs<? super AnalyserOutput> out) {
    while (!line.isEmpty()) {
      int channel = channelFor(line.first());
      if (channel == NOBODY) {
        return false;
      }
      urgent[channel] = isUrgent;
      give(channel, line.removeFirst(), now, out);
    }
    return true;
  }

  /** Asks as many links that make pairs ahead to leave as there are requests that wait. */
  private void withdraw(Outputs<? super AnalyserOutput> out) {
    int needed = waiting.size();
    for (boolean leaves : leaving) {
      needed -= leaves ? 1 : 0;
    }
    for (int channel = 0; channel < held.length && needed > 0; channel++) {
      if (held[channel] && !dark[channel] && !urgent[channel] && !leaving[channel]) {
        leaving[channel] = true;
        needed--;
        out.add(new AnalyserOutput.Withdrawn(tunedTo[channel]));
      }
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
    writer.add(urgent);
    writer.add(leaving);
    waiting.write(writer);
    idle.write(writer);
    return writer.toArray();
  }

  @Override
  public void restore(long[] snapshot) {
    Snapshots.Reader reader = new Snapshots.Reader(snapshot);
    reader.fill(tunedTo);
    reader.fill(held);
    reader.fill(dark);
    reader.fill(urgent);
    reader.fill(leaving);
    waiting.read(reader);
    idle.read(reader);
    reader.end();
  }
}
