package bellhop.protocol.path;

import bellhop.protocol.Outputs;
import bellhop.protocol.Snapshots;
import bellhop.protocol.path.NodeInput.Submitted;
import bellhop.protocol.path.NodeOutput.Refusal;
import bellhop.units.Time;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What applications at the heads of circuits wait for. A request is refused at once, with the
 * reason, if what is known of the circuit says that it cannot be served in time; otherwise it is
 * served in its turn or times out. Requests survive a restart of their node.
 */
final class Requests {
  /** Of one circuit; who comes when so many wait is refused. */
  private static final int MOST_WAITING = 10_000;

  private final NodeState state;
  private final Demands demands;

  /** By route; the one that is served first comes first. */
  private final List<List<Request>> waiting = new ArrayList<>();

  private static final class Request {
    final int id;
    final int pairs;
    final int priority;
    final long deadlinePs;
    int served;

    Request(int id, int pairs, int priority, long deadlinePs) {
      this.id = id;
      this.pairs = pairs;
      this.priority = priority;
      this.deadlinePs = deadlinePs;
    }
  }

  Requests(NodeState state, Demands demands) {
    this.state = state;
    this.demands = demands;
  }

  private List<Request> waiting(int route) {
    while (waiting.size() <= route) {
      waiting.add(new ArrayList<>());
    }
    return waiting.get(route);
  }

  void submitted(Submitted input, Time now, Outputs<? super NodeOutput> out) {
    int route = state.route(input.circuit());
    boolean isKnown = route != NodeState.NONE && !state.routes.isLeaving(route);
    Refusal refusal = isKnown ? judge(route, input, now) : Refusal.NO_CIRCUIT;
    if (refusal != null) {
      out.add(new NodeOutput.Refused(input.request(), refusal));
      return;
    }
    Request request =
        new Request(input.request(), input.pairs(), input.priority(), input.deadline().picos());
    List<Request> line = waiting(route);
    line.add(place(line, request), request);
    out.add(new NodeOutput.DeadlineAt(input.deadline(), request.id, input.circuit()));
    want(route, now, out);
  }

  /** Why the request cannot be served, as far as is known beforehand; null if it may be. */
  private @Nullable Refusal judge(int route, Submitted input, Time now) {
    Circuit circuit = state.routes.get(route).circuit();
    double seconds = input.deadline().minus(now).seconds();
    if (input.minimumFidelity() > circuit.fidelity()) {
      return Refusal.FIDELITY;
    }
    if (seconds < circuit.latency().seconds()) {
      return Refusal.NO_TIME;
    }
    if (input.pairs() == NodeInput.ENDLESS) {
      return null;
    }
    if (waiting(route).size() >= MOST_WAITING) {
      return Refusal.NO_RESOURCES;
    }
    long before = input.pairs();
    for (Request other : waiting(route)) {
      before += isBefore(other, input) ? other.pairs - other.served : 0;
    }
    return before > 1 && before / circuit.rate() > seconds ? Refusal.NO_RESOURCES : null;
  }

  private boolean isBefore(Request other, Submitted input) {
    return switch (state.settings.order()) {
      case FIRST_COME -> other.priority >= input.priority();
      case EARLIEST_DEADLINE ->
          other.priority > input.priority()
              || (other.priority == input.priority()
                  && other.deadlinePs <= input.deadline().picos());
    };
  }

  private int place(List<Request> line, Request request) {
    int place = line.size();
    while (place > 0 && overtakes(request, line.get(place - 1))) {
      place--;
    }
    return place;
  }

  private boolean overtakes(Request request, Request other) {
    if (request.priority != other.priority) {
      return request.priority > other.priority;
    }
    return switch (state.settings.order()) {
      case FIRST_COME -> false;
      case EARLIEST_DEADLINE -> request.deadlinePs < other.deadlinePs;
    };
  }

  private void want(int route, Time now, Outputs<? super NodeOutput> out) {
    List<Request> line = waiting(route);
    demands.want(route, !line.isEmpty(), line.isEmpty() ? 0 : line.getFirst().priority, now, out);
  }

  /** The request that the next pair serves, or NONE. */
  int next(int route) {
    List<Request> line = waiting(route);
    return line.isEmpty() ? NodeState.NONE : line.getFirst().id;
  }

  /** The first request of a circuit has a pair more. */
  void served(int route, Time now, Outputs<? super NodeOutput> out) {
    List<Request> line = waiting(route);
    if (line.isEmpty()) {
      return;
    }
    Request request = line.getFirst();
    request.served++;
    if (request.served == request.pairs) {
      line.removeFirst();
      out.add(new NodeOutput.Fulfilled(request.id));
      want(route, now, out);
    }
  }

  void deadlineReached(int route, int id, Time now, Outputs<? super NodeOutput> out) {
    List<Request> line = waiting(route);
    for (int i = 0; i < line.size(); i++) {
      if (line.get(i).id == id) {
        out.add(new NodeOutput.TimedOut(id, line.remove(i).served));
        want(route, now, out);
        return;
      }
    }
  }

  /** All that wait for one circuit wait for another from now on, with the pairs they have. */
  void moved(int from, int to, Time now, Outputs<? super NodeOutput> out) {
    List<Request> line = waiting(to);
    int circuit = state.routes.get(to).circuit().id();
    for (Request request : waiting(from)) {
      line.add(place(line, request), request);
      out.add(new NodeOutput.DeadlineAt(new Time(request.deadlinePs), request.id, circuit));
    }
    waiting(from).clear();
    want(to, now, out);
    want(from, now, out);
  }

  /** The circuit leaves: who waits still waits in vain. */
  void giveUp(int route, Outputs<? super NodeOutput> out) {
    for (Request request : waiting(route)) {
      out.add(new NodeOutput.TimedOut(request.id, request.served));
    }
    waiting(route).clear();
  }

  void write(Snapshots.Writer writer) {
    for (int row = 0; row < state.routes.count(); row++) {
      List<Request> line = waiting(row);
      writer.add(line.size());
      for (Request request : line) {
        writer.add(request.id);
        writer.add(request.pairs);
        writer.add(request.priority);
        writer.add(request.deadlinePs);
        writer.add(request.served);
      }
    }
  }

  void read(Snapshots.Reader reader) {
    waiting.forEach(List::clear);
    for (int row = 0; row < state.routes.count(); row++) {
      List<Request> line = waiting(row);
      int count = reader.nextInt();
      for (int i = 0; i < count; i++) {
        Request request =
            new Request(reader.nextInt(), reader.nextInt(), reader.nextInt(), reader.next());
        request.served = reader.nextInt();
        line.add(request);
      }
    }
  }
}
