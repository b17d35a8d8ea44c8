package bellhop.distributed;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where QPUs meet: messages and pairs. */
final class Meetings {
  private final Map<Message, Integer> sends = new HashMap<>();
  private final Map<Message, Integer> receives = new LinkedHashMap<>();
  private final Map<Long, List<Integer>> requests = new HashMap<>();
  private final Map<Long, List<Integer>> uses = new LinkedHashMap<>();

  void send(Message message, int node) {
    sends.putIfAbsent(message, node);
  }

  void receive(Message message, int node) {
    receives.putIfAbsent(message, node);
  }

  void request(long pair, int node) {
    requests.merge(pair, List.of(node), Meetings::joined);
  }

  void use(long pair, int node) {
    uses.merge(pair, List.of(node), Meetings::joined);
  }

  private static List<Integer> joined(List<Integer> a, List<Integer> b) {
    return Stream.concat(a.stream(), b.stream()).toList();
  }

  void join(Edges edges) {
    receives.forEach((message, node) -> edges.add(sends.getOrDefault(message, -1), node));
    uses.forEach((pair, users) -> {
      for (int request : requests.getOrDefault(pair, List.of())) {
        for (int user : users) {
          edges.add(request, user);
        }
      }
    });
  }
}
