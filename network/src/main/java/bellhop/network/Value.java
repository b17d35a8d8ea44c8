package bellhop.network;

import bellhop.units.Location;
import java.util.List;
import java.util.Map;

/** What a YAML file holds, with the place of each part. It knows of no format. */
public sealed interface Value {
  Location at();

  record Scalar(String text, Location at) implements Value {}

  record Items(List<Value> values, Location at) implements Value {}

  /** Keys in the order of the file; places of the keys are kept for messages about them. */
  record Entries(Map<String, Value> values, Map<String, Location> keys, Location at)
      implements Value {}
}
