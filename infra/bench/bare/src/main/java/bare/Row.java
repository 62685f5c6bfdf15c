package bare;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Without one, there would be no Hibernate in it. */
@Entity
public class Row {

  @Id String id;
}
