/// Whole records out of an open book.
#pragma once

#include "exchange/patient_record.h"
#include "store/book.h"

namespace needlebook::app {

/// May throw store::Failure, as everything that reads a book.
exchange::BookRecord book_record(const store::Book& book);
exchange::PatientRecord patient_record(const store::Book& book, const Patient& patient);

}  // namespace needlebook::app
