package com.taskip.quickbooks.http;

import com.taskip.quickbooks.record.RecordKind;
import jakarta.validation.constraints.NotNull;

/** What every line of an import says beside the record's own members. */
record ImportLine(@NotNull RecordKind type, @NotNull @RecordId String id) {}
