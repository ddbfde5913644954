/// The least that a window can be: a frame with a menu and a list, to measure the program's start beside.
#include <wx/wx.h>

namespace {

class EmptyFrame : public wxFrame {
public:
    EmptyFrame() : wxFrame{nullptr, wxID_ANY, "Empty frame", wxDefaultPosition, wxSize{1200, 800}} {
        auto* menu = new wxMenu;
        menu->Append(wxID_EXIT);
        auto* bar = new wxMenuBar;
        bar->Append(menu, "&File");
        SetMenuBar(bar);
        wxArrayString lines;
        for (int i = 0; i < 20; ++i)
            lines.Add(wxString::Format("Line %d", i));
        new wxListBox{this, wxID_ANY, wxDefaultPosition, wxDefaultSize, lines};
    }
};

class EmptyProgram : public wxApp {
public:
    bool OnInit() override {
        (new EmptyFrame)->Show();
        return true;
    }
};

}  // namespace

wxIMPLEMENT_APP(EmptyProgram);
