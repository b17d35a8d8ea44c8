package bellhop.protocol.path;

import bellhop.network.Network;
import bellhop.network.Path;
import bellhop.protocol.Outputs;
import bellhop.protocol.Protocol;
import bellhop.protocol.Snapshots;
import bellhop.protocol.path.ControllerOutput.Cause;
import bellhop.protocol.path.ControllerOutput.Refusal;
import bellhop.protocol.path.Installation.Stage;
import bellhop.units.Span;
import bellhop.units.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Gives each session of a network a circuit over what is up, and another one when something on its
 * way fails. It knows no pairs, requests or traffic; nodes do the work.
 *
 * <p>Make before break: the new circuit is in all its nodes before the head moves its requests to
 * it; then the head forgets the old one, which its last pairs may take some time for, and only then
 * the others do. A session whose ends no way joins keeps its circuit and waits.
 *
 * <p>No flapping: a session that had to leave its first path takes a better one only if this costs
 * less by a margin ({@link Router}) and consists of parts that have been up for the hold-down time.
 */
public final class Controller implements Protocol<ControllerInput, ControllerOutput> {
  /** So many of the best paths are looked at for one that reaches the fidelity. */
  private static final int PATHS = 4;

  private static final List<Cause> CAUSES = List.of(Cause.values());

  private final Settings settings;
  private final Upkeep upkeep;
  private final CircuitDesign design;
  private final TreeMap<Integer, Session> sessions = new TreeMap<>();
  private final TreeMap<Integer, Installation> installations = new TreeMap<>();
  private int nextCircuit;
  private Time lastSettled = Time.ZERO;

  /**
   * What a controller starts from.
   *
   * @param firstCircuit least id of a circuit that is free; ids are counted up from there
   * @param margin share of its cost that a path must save to be worth a move, in [0, 1)
   * @param holdDown how long a mended part must be up before anybody moves for its sake
   */
  public record Settings(int firstCircuit, double margin, Span holdDown) {
    public Settings {
      if (!(margin >= 0 && margin < 1) || holdDown.picos() < 0) {
        throw new IllegalArgumentException(
            "a margin of " + margin + ", a hold-down of " + holdDown);
      }
    }
  }

  private static final class Session {
    final int id;
    final Wanted wanted;
    int epoch;

    /** What serves it now, and what is to. */
    @Nullable Installation current;

    @Nullable Installation next;

    /** Whether the head has been told to move and has not answered. */
    boolean isMoving;

    Cause cause = Cause.BETTER_PATH;

    /** Links of its first path. */
    List<Integer> home = List.of();

    /** Whether nothing can serve it, and that was said. */
    boolean isStranded;

    Session(int id, Wanted wanted) {
      this.id = id;
      this.wanted = wanted;
    }
  }

  /**
   * @param shares who has lanes: paths go over these links alone
   * @param design makes circuits of paths
   */
  public Controller(Network network, LaneShares shares, CircuitDesign design, Settings settings) {
    this.settings = settings;
    this.design = design;
    upkeep = new Upkeep(network, shares, settings.holdDown());
    nextCircuit = settings.firstCircuit();
  }

  @Override
  public void on(ControllerInput input, Time now, Outputs<? super ControllerOutput> out) {
    switch (input) {
      case ControllerInput.Asked(int id, Wanted wanted) -> asked(id, wanted, out);
      case ControllerInput.Adopted(int id, Wanted wanted, Circuit circuit) ->
          adopted(id, wanted, circuit);
      case ControllerInput.Closed(int id) -> closed(id, out);
      case ControllerInput.Failed(Element element) -> failed(element, out);
      case ControllerInput.Mended(Element element) -> mended(element, now, out);
      case ControllerInput.Installed(int node, int circuit) -> installed(node, circuit, out);
      case ControllerInput.Moved(int circuit) -> moved(circuit, out);
      case ControllerInput.Forgotten(int node, int circuit) -> forgotten(node, circuit, out);
      case ControllerInput.Woken() -> woken(now, out);
    }
  }

  private void asked(int id, Wanted wanted, Outputs<? super ControllerOutput> out) {
    Session session = new Session(id, wanted);
    sessions.put(id, session);
    install(session, out);
  }

  private void adopted(int id, Wanted wanted, Circuit circuit) {
    Session session = new Session(id, wanted);
    session.current = new Installation(circuit, id, Stage.THERE);
    session.home = circuit.links();
    sessions.put(id, session);
    installations.put(circuit.id(), session.current);
    nextCircuit = Math.max(nextCircuit, circuit.id() + 1);
  }

  private void closed(int id, Outputs<? super ControllerOutput> out) {
    Session session = sessions.remove(id);
    if (session != null) {
      leave(session.current, out);
      leave(session.next, out);
    }
  }

  private void failed(Element element, Outputs<? super ControllerOutput> out) {
    if (upkeep.fail(element)) {
      sessions.values().forEach(session -> look(session, out));
    }
  }

  private void mended(Element element, Time now, Outputs<? super ControllerOutput> out) {
    Optional<Time> calm = upkeep.mend(element, now);
    if (calm.isPresent()) {
      sessions.values().forEach(session -> look(session, out));
      out.add(new ControllerOutput.WakeAt(calm.get()));
    }
  }

  /** Does what a session needs now, if anything. */
  private void look(Session session, Outputs<? super ControllerOutput> out) {
    Installation next = session.next;
    if (session.isMoving) {
      return; // looked at again when the head has answered
    }
    if (next != null && upkeep.findBreak(next.circuit).isPresent()) {
      leave(next, out);
      session.next = null;
    }
    if (session.next == null && isBroken(session)) {
      install(session, out);
    }
    session.isStranded &= session.next == null && isBroken(session);
  }

  /** Why it cannot be served is kept for whoever asks later. */
  private boolean isBroken(Session session) {
    if (session.current == null) {
      return true;
    }
    Optional<Cause> why = upkeep.findBreak(session.current.circuit);
    why.ifPresent(cause -> session.cause = cause);
    return why.isPresent();
  }

  /** Over the best path that can serve it. */
  private void install(Session session, Outputs<? super ControllerOutput> out) {
    Wanted its = session.wanted;
    Optional<Path> best = upkeep.router.find(its.from(), its.to());
    Optional<Circuit> circuit = best.flatMap(path -> design.circuit(nextCircuit, path, its));
    if (best.isPresent() && circuit.isEmpty()) {
      circuit =
          upkeep.router.best(its.from(), its.to(), PATHS).stream()
              .skip(1)
              .flatMap(path -> design.circuit(nextCircuit, path, its).stream())
              .findFirst();
    }
    if (circuit.isPresent()) {
      install(session, circuit.get(), out);
    } else if (!session.isStranded) {
      session.isStranded = true;
      out.add(
          new ControllerOutput.Refused(
              session.id, best.isPresent() ? Refusal.FIDELITY : Refusal.NO_PATH));
    }
  }

  private void install(Session session, Circuit circuit, Outputs<? super ControllerOutput> out) {
    nextCircuit = circuit.id() + 1;
    Installation next = new Installation(circuit, session.id, Stage.COMING);
    next.expect(0);
    session.next = next;
    session.isStranded = false;
    installations.put(circuit.id(), next);
    if (session.home.isEmpty()) {
      session.home = circuit.links();
    }
    for (int node : circuit.nodes()) {
      out.add(new ControllerOutput.Install(node, session.id, circuit));
    }
  }

  private void installed(int node, int circuit, Outputs<? super ControllerOutput> out) {
    Installation its = installations.get(circuit);
    if (its == null || its.stage != Stage.COMING || !its.answered(node)) {
      return;
    }
    its.stage = Stage.THERE;
    Session session = sessions.get(its.session);
    if (session == null || session.next != its) {
      return;
    }
    if (session.current == null) {
      session.current = its;
      session.next = null;
      out.add(new ControllerOutput.Ready(session.id, circuit));
    } else {
      session.isMoving = true;
      out.add(
          new ControllerOutput.Move(
              its.circuit.head(), session.id, session.current.circuit.id(), circuit));
    }
  }

  private void moved(int circuit, Outputs<? super ControllerOutput> out) {
    Installation its = installations.get(circuit);
    Session session = its == null ? null : sessions.get(its.session);
    if (session == null || session.next != its || !session.isMoving) {
      return;
    }
    Installation old = session.current;
    session.current = its;
    session.next = null;
    session.isMoving = false;
    session.epoch++;
    if (old != null) {
      out.add(
          new ControllerOutput.Rerouted(
              session.id, session.epoch, old.circuit.id(), circuit, session.cause));
      leave(old, out);
    }
    look(session, out);
  }

  /** The head first: its pairs need the tail's word. */
  private static void leave(@Nullable Installation its, Outputs<? super ControllerOutput> out) {
    if (its != null && !its.isLeaving()) {
      its.stage = Stage.LEAVING_HEAD;
      out.add(new ControllerOutput.Remove(its.circuit.head(), its.circuit.id()));
    }
  }

  private void forgotten(int node, int circuit, Outputs<? super ControllerOutput> out) {
    Installation its = installations.get(circuit);
    if (its == null || !its.isLeaving()) {
      return;
    }
    if (its.stage == Stage.LEAVING_HEAD && node == its.circuit.head()) {
      its.stage = Stage.LEAVING;
      its.expect(1);
      for (int other : its.circuit.nodes().subList(1, its.circuit.nodes().size())) {
        out.add(new ControllerOutput.Remove(other, circuit));
      }
    } else if (its.stage == Stage.LEAVING && its.answered(node)) {
      installations.remove(circuit);
    }
  }

  /** What was mended has lasted: who had to leave may come back. */
  private void woken(Time now, Outputs<? super ControllerOutput> out) {
    upkeep.settle(now);
    lastSettled = now;
    sessions.values().forEach(session -> improve(session, out));
  }

  private void improve(Session session, Outputs<? super ControllerOutput> out) {
    Installation current = session.current;
    if (current == null || session.next != null || isBroken(session)) {
      return;
    }
    if (current.circuit.links().equals(session.home)) {
      return;
    }
    Wanted its = session.wanted;
    Optional<Path> best = upkeep.calm.find(its.from(), its.to());
    if (best.isPresent() && isWorthIt(best.get(), current)) {
      design
          .circuit(nextCircuit, best.get(), its)
          .ifPresent(circuit -> {
            session.cause = Cause.BETTER_PATH;
            install(session, circuit, out);
          });
    }
  }

  private boolean isWorthIt(Path path, Installation current) {
    long now = upkeep.router.cost(current.circuit.links());
    return upkeep.router.cost(path.links()) < (1 - settings.margin()) * now;
  }

  /** Circuits that are in any node, or on their way, those that leave included. */
  public int circuitCount() {
    return installations.size();
  }

  @Override
  public long stateHash() {
    return Snapshots.hash(snapshot());
  }

  @Override
  public long[] snapshot() {
    Snapshots.Writer writer = new Snapshots.Writer();
    writer.add(nextCircuit);
    writer.add(lastSettled.picos());
    upkeep.write(writer);
    writer.add(installations.size());
    installations.values().forEach(its -> its.write(writer));
    writer.add(sessions.size());
    sessions.values().forEach(its -> write(its, writer));
    return writer.toArray();
  }

  private static void write(Session its, Snapshots.Writer writer) {
    writer.add(its.id);
    writer.add(its.wanted.from());
    writer.add(its.wanted.to());
    writer.add(Double.doubleToLongBits(its.wanted.minimumFidelity()));
    writer.add(its.wanted.measured() ? 1 : 0);
    writer.add(its.epoch);
    writer.add(its.current == null ? -1 : its.current.circuit.id());
    writer.add(its.next == null ? -1 : its.next.circuit.id());
    writer.add(its.isMoving ? 1 : 0);
    writer.add(CAUSES.indexOf(its.cause));
    writer.add(its.isStranded ? 1 : 0);
    writer.add(its.home.size());
    its.home.forEach(writer::add);
  }

  @Override
  public void restore(long[] snapshot) {
    Snapshots.Reader reader = new Snapshots.Reader(snapshot);
    nextCircuit = reader.nextInt();
    lastSettled = new Time(reader.next());
    upkeep.read(reader, lastSettled);
    installations.clear();
    int count = reader.nextInt();
    for (int i = 0; i < count; i++) {
      Installation its = Installation.read(reader);
      installations.put(its.circuit.id(), its);
    }
    sessions.clear();
    int size = reader.nextInt();
    for (int i = 0; i < size; i++) {
      Session its = read(reader);
      sessions.put(its.id, its);
    }
    reader.end();
  }

  private Session read(Snapshots.Reader reader) {
    int id = reader.nextInt();
    Wanted wanted =
        new Wanted(
            reader.nextInt(),
            reader.nextInt(),
            Double.longBitsToDouble(reader.next()),
            reader.next() != 0);
    Session its = new Session(id, wanted);
    its.epoch = reader.nextInt();
    its.current = installations.get(reader.nextInt());
    its.next = installations.get(reader.nextInt());
    its.isMoving = reader.next() != 0;
    its.cause = CAUSES.get(reader.nextInt());
    its.isStranded = reader.next() != 0;
    int count = reader.nextInt();
    List<Integer> home = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      home.add(reader.nextInt());
    }
    its.home = home;
    return its;
  }
}
