package bellhop.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PerfettoWriterTest {

  /** One field of a message as a reader without a schema sees it. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Field(int number, long value, byte[] bytes) {
    List<Field> fields() {
      return parse(bytes);
    }

    String text() {
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private static List<Field> parse(byte[] message) {
    ByteBuffer in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
    List<Field> fields = new ArrayList<>();
    while (in.hasRemaining()) {
      long tag = varint(in);
      int number = (int) (tag >>> 3);
      switch ((int) tag & 7) {
        case 0 -> fields.add(new Field(number, varint(in), new byte[0]));
        case 1 -> fields.add(new Field(number, in.getLong(), new byte[0]));
        case 2 -> {
          byte[] bytes = new byte[(int) varint(in)];
          in.get(bytes);
          fields.add(new Field(number, 0, bytes));
        }
        default -> throw new IllegalArgumentException("wire type of tag " + tag);
      }
    }
    return fields;
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = in.get();
      value |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }

  private static Field only(List<Field> fields, int number) {
    List<Field> found = fields.stream().filter(f -> f.number() == number).toList();
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private static List<List<Field>> packets(Trace trace) {
    return parse(PerfettoWriter.write(trace)).stream().map(Field::fields).toList();
  }

  private static Trace example() {
    Trace trace = new Trace();
    int qpu = trace.track("east", Trace.Kind.QPU, Trace.NO_PARENT);
    int data = trace.track("data[0]", Trace.Kind.DATA_QUBIT, qpu);
    int link = trace.track("east-west", Trace.Kind.PAIRS, Trace.NO_PARENT);
    int pair = trace.slice(link, 100, 700, Trace.Work.PAIR, "pair 0", 0);
    trace.slice(link, 300, 900, Trace.Work.PAIR, "pair 1", 1); // overlaps
    int gate = trace.slice(data, 700, 770, Trace.Work.GATE, "cx", Trace.NO_PAIR);
    trace.slice(data, 770, 5_000_000_000_000L, Trace.Work.READOUT, "measure", Trace.NO_PAIR);
    trace.flow(pair, gate);
    return trace;
  }

  @Test
  void describesEachTrackUnderItsParent() {
    Map<String, Long> uuids = new HashMap<>();
    Map<String, Long> parents = new HashMap<>();
    int count = 0;
    for (List<Field> packet : packets(example())) {
      for (Field field : packet) {
        if (field.number() == 60) {
          List<Field> track = field.fields();
          count++;
          String name = only(track, 2).text();
          uuids.put(name, only(track, 1).value());
          track.stream().filter(f -> f.number() == 5).forEach(f -> parents.put(name, f.value()));
        }
      }
    }
    assertThat(count).isEqualTo(5); // root, three tracks, and a second lane of the link
    assertThat(parents.get("data[0]")).isEqualTo(uuids.get("east"));
    assertThat(parents.get("east")).isEqualTo(uuids.get(PerfettoWriter.ROOT_NAME));
    assertThat(PerfettoWriter.ROOT_NAME).contains("1 ps");
  }

  @Test
  void slicesOfATrackNestAndKeepTheirPicoseconds() {
    Map<Long, Integer> depth = new HashMap<>();
    long last = 0;
    int begins = 0;
    for (List<Field> packet : packets(example())) {
      if (packet.stream().noneMatch(f -> f.number() == 11)) {
        continue;
      }
      long time = only(packet, 8).value();
      assertThat(time).isGreaterThanOrEqualTo(last);
      last = time;
      List<Field> event = only(packet, 11).fields();
      boolean begin = only(event, 9).value() == 1;
      int now = depth.merge(only(event, 11).value(), begin ? 1 : -1, Integer::sum);
      assertThat(now).isBetween(0, 1);
      begins += begin ? 1 : 0;
    }
    assertThat(begins).isEqualTo(4);
    assertThat(last).isEqualTo(5_000_000_000_000L);
    assertThat(depth.values()).containsOnly(0);
  }

  @Test
  void arrowLeadsFromThePairToItsUse() {
    List<String> from = new ArrayList<>();
    List<String> to = new ArrayList<>();
    for (List<Field> packet : packets(example())) {
      for (Field field : packet) {
        if (field.number() == 11) {
          List<Field> event = field.fields();
          for (Field f : event) {
            if (f.number() == 47 || f.number() == 48) {
              (f.number() == 47 ? from : to).add(only(event, 23).text() + " " + f.value());
            }
          }
        }
      }
    }
    assertThat(from).containsExactly("pair 0 1");
    assertThat(to).containsExactly("cx 1");
  }

  @Test
  void equalTracesGiveEqualBytes() {
    assertThat(PerfettoWriter.write(example())).isEqualTo(PerfettoWriter.write(example()));
  }

  @Test
  void traceSumsUpWhatEachTrackDid() {
    Trace trace = example();
    assertThat(trace.busy())
        .extracting(Trace.Busy::busyPs)
        .containsExactly(0L, 5_000_000_000_000L - 700, 1200L);
    assertThat(trace.endPs()).isEqualTo(5_000_000_000_000L);
  }
}
