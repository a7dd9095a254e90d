RSpec.fdescribe User do
  it 'adds' do
    expect(1 + 1).to eq(2)
  end
end
